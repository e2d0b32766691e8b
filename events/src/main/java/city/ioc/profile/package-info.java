/** The city profile: a folder of data files that says what differs from city to city, read once and checked as a whole. */
package city.ioc.profile;
