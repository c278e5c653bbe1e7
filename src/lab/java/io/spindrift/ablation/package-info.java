/**
 * What each part of the learner of series is worth: the tables of results without it. A part is left out by compiling changed sources
 * beside the product, which has no switches for that. Enter at {@link io.spindrift.ablation.AblationTable}.
 */
package io.spindrift.ablation;
