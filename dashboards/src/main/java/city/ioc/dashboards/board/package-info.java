/** Questions about the city's figures, in the words of its profile. */
package city.ioc.dashboards.board;
