/**
 * Prints text in a terminal: tables that are redrawn in place, progress bars, and numbers with few characters. Imports
 * {@code text} and {@code java.*}. Enter at {@link io.spindrift.terminal.Screen}.
 */
package io.spindrift.terminal;
