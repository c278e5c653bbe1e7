/**
 * Text that comes from records, made fit for people: what a terminal or a log would take for a command is shown as an escape. Imports
 * {@code java.*} only. Enter at {@link io.spindrift.text.Printable}.
 */
package io.spindrift.text;
