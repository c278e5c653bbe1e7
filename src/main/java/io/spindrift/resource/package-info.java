/** Files that come with the application, in its own jars. Plain Java. */
package io.spindrift.resource;
