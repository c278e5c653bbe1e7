package io.spindrift.bench.stream;

/**
 * Where an application runs.
 *
 * @param name in tables
 * @param servers where its brokers are found
 * @param replicas of every topic
 */
record Cluster(String name, String servers, int replicas) {}
