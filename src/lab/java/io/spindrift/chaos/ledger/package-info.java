/**
 * What was fed, and what must have come of it. Imports {@code crash}, {@code event} and {@code json}. Enter at
 * {@link io.spindrift.chaos.ledger.Ledger}.
 */
package io.spindrift.chaos.ledger;
