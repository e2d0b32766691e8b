/** Placeholder. */
package city.ioc.events;
