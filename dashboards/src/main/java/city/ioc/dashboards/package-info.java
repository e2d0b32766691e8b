/** Placeholder. */
package city.ioc.dashboards;
