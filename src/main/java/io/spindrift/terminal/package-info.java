/**
 * Text on a terminal: tables that are redrawn in place, progress bars, numbers in few characters. Imports {@code java.*}
 * alone. Enter at {@link io.spindrift.terminal.Screen}.
 */
package io.spindrift.terminal;
