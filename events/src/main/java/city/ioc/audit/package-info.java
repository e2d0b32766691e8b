/** Who did what: the entries of the audit trail. */
package city.ioc.audit;
