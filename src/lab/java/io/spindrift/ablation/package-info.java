/**
 * Measures the value of each part of the learner of series: the tables of results without it. A part is left out by compiling changed
 * sources, since the product has no switches for that. Enter at {@link io.spindrift.ablation.AblationTable}.
 */
package io.spindrift.ablation;
