/**
 * Series models as the store keeps them: their fields, the settings in force for them, and the donor from which they start. Imports
 * {@code model}, {@code serde}, {@code rules} and {@code store}. Enter at {@link io.spindrift.series.SeriesModels}.
 */
package io.spindrift.series;
