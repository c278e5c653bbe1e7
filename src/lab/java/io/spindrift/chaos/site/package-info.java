/**
 * What faults are done to: brokers behind doors that can be shut, instances of the application with disks of their own, a
 * feed, and somebody who watches what comes of it. Imports {@code process} and {@code chaos.ledger}. Enter at
 * {@link io.spindrift.chaos.site.Deployment}.
 */
package io.spindrift.chaos.site;
