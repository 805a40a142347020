// ShippedContent
