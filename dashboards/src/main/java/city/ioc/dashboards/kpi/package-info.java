/** The KPIs of the profile, computed from what is in memory. */
package city.ioc.dashboards.kpi;
