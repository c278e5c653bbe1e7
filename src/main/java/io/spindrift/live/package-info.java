/**
 * What an instance has seen of its series lately, for people to look at: in memory alone, bounded, and gone after a restart. Told by the
 * threads of tasks before it is committed, read by others. It decides nothing.
 */
package io.spindrift.live;
