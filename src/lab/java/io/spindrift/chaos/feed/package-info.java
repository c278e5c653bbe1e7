/**
 * The inputs of applications under faults, and the output that each record must have. Imports {@code event}. Enter at
 * {@link io.spindrift.chaos.feed.Feed}.
 */
package io.spindrift.chaos.feed;
