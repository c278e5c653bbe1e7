/**
 * An application under a steady load, and under more than it can take: whether what it needs stays what it was. Imports
 * {@code process}. Enter at {@link io.spindrift.soak.Soak}.
 */
package io.spindrift.soak;
