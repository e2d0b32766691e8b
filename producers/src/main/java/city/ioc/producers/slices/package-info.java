/** Slices: files of events with a header and a checksum, and their anonymous form. */
package city.ioc.producers.slices;
