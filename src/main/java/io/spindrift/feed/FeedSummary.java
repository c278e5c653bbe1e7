package io.spindrift.feed;

/**
 * What has been fed of a file; {@code schemas/commands/feed.schema.json}.
 *
 * @param complete whether all of it
 * @param rows of the file
 * @param observations records of the observations topic that are observations
 * @param labels records that are labels on their own
 * @param series how many different keys there were
 */
public record FeedSummary(boolean complete, long rows, long observations, long labels, int series) {}
