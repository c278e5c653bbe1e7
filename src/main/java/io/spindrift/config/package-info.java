/**
 * Text in, immutable settings out: the only home of ConfigDef. Imports the settings records of other packages. Enter at
 * {@link io.spindrift.config.Configuration}.
 */
package io.spindrift.config;
