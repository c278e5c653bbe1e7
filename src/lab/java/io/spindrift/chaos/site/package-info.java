/**
 * The targets of faults: brokers behind proxies, instances of the application with disks of their own, a feed, and a
 * watch on the forecasts. Imports {@code process} and {@code chaos.check}. Enter at
 * {@link io.spindrift.chaos.site.Deployment}.
 */
package io.spindrift.chaos.site;
