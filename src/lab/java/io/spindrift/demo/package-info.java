/**
 * Everything on one machine: an embedded broker, this machine as input, a simulated robot arm. Part of the
 * laboratory. Enter at {@link io.spindrift.demo.Demo}.
 */
package io.spindrift.demo;
