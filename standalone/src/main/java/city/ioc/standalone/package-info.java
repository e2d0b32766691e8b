/** Placeholder. */
package city.ioc.standalone;
