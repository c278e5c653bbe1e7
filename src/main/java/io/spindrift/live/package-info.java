/**
 * The recent series of an instance, for people. The view is in memory only, is bounded, and is empty after a restart. The
 * threads of the tasks report events to it before they are committed, and other threads read it. It affects no forecast.
 */
package io.spindrift.live;
