/**
 * Text on a terminal: tables that are redrawn in place, progress bars, numbers in few characters. Imports {@code text}
 * and {@code java.*}. Enter at {@link io.spindrift.terminal.Screen}.
 */
package io.spindrift.terminal;
