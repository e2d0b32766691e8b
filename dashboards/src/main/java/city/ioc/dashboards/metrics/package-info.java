/** What Prometheus sees of the dashboards. */
package city.ioc.dashboards.metrics;
