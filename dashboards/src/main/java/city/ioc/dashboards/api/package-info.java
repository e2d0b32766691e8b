/** HTTP: figures, lists, live stream, metrics, health. */
package city.ioc.dashboards.api;
