/** The index of quality: points of a unit, and what would bring it to the next band. Pure; formulas are computed elsewhere. */
package city.ioc.dashboards.index;
