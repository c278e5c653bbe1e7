/**
 * Makes text of records safe and aligned on terminals and in logs: control sequences are shown as escapes. Imports only
 * {@code java.*}. Enter at {@link io.spindrift.text.Printable}.
 */
package io.spindrift.text;
