/** Figures pushed to whoever watches. */
package city.ioc.dashboards.live;
