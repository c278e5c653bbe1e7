/** Clients that are not Java, and that nobody here has written, against the application on a broker. Enter at {@code ClientsTest}. */
package io.spindrift.clients;
