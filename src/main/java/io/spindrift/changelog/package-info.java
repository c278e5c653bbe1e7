/**
 * The changelog of an application from outside, by plain clients: what is committed there is read to look at a series or to
 * export all of them, and written to import them. Imports {@code store}, {@code serde} and {@code event}. Enter at
 * {@link io.spindrift.changelog.Changelog}.
 */
package io.spindrift.changelog;
