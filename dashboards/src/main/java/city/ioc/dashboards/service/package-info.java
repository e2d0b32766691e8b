/** How desks, portal and network are. */
package city.ioc.dashboards.service;
