/**
 * Runs an application under a steady load and under overload, and measures whether its resources grow. Imports
 * {@code process}. Enter at {@link io.spindrift.soak.Soak}.
 */
package io.spindrift.soak;
