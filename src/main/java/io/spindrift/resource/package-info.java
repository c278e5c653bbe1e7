/**
 * Files that are packed into the jars of the application. Imports only {@code java.*}. Enter at
 * {@link io.spindrift.resource.Resources}.
 */
package io.spindrift.resource;
