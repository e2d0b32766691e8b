/** Figures that were published elsewhere. */
package city.ioc.dashboards.indicators;
