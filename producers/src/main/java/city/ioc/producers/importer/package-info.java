/** Imports files of other systems: reads rows, turns them into events as a mapping says, and publishes them. */
package city.ioc.producers.importer;
