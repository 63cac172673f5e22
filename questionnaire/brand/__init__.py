"""The look of whoever offers the site: names, colours, logos, contacts and funders, read from one folder."""
