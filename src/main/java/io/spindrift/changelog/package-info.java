/**
 * Accesses the changelog of an application from outside, by plain clients. It reads committed states to show a series or to
 * export all of them, and writes states to import them. Imports {@code store}, {@code serde} and {@code event}. Enter at
 * {@link io.spindrift.changelog.Changelog}.
 */
package io.spindrift.changelog;
