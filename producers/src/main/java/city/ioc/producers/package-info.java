/** Placeholder. */
package city.ioc.producers;
