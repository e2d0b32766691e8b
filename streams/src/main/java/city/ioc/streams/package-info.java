/** Placeholder. */
package city.ioc.streams;
