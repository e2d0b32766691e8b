/** Which codes belong to a unit, and when. */
package city.ioc.dashboards.scope;
