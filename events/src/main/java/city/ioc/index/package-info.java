/** An index of quality as data: groups of criteria with points, in versions, and the bands of their total. */
package city.ioc.index;
