/** Dashboards: figures in memory, over HTTP, and on a page. */
package city.ioc.dashboards;
