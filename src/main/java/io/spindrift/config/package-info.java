/**
 * Reads settings as text and returns them as immutable records; the only package that uses ConfigDef. Imports the settings
 * records of other packages. Enter at {@link io.spindrift.config.Configuration}.
 */
package io.spindrift.config;
