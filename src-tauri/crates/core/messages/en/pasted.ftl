### How something that was pasted or saved was dressed.

pasted-read =
    { $dress ->
        [missing] Read { pasted-choice }.
       *[other] Read from { $dress }{ pasted-request }{ $several ->
            [several] ; { pasted-choice }
           *[other] {""}
        }.
    }

pasted-request =
    { $address ->
        [missing] {""}
       *[other] : request { $request } of { $requests }, to { $address }
    }

pasted-choice = answer { $which } of { $of }, the last of its kind

pasted-layer =
    { $layer ->
        [address] an address
        [base64] base64
        [command] a copied request
        [deflate] deflated text
        [form] form fields
        [har] a HAR file
        [json] JSON
        [json-escapes] text with JSON escapes
        [lines] lines of names and values
        [link] a mail filter’s link
        [mail] a mail
        [page] a page
        [percent-encoding] text that was percent-encoded once more
        [prose] a text around it
        [quotation] a quotation
        [saml-tracer] a SAML-tracer export
        [table] a table
        [utf16] UTF-16
        [windows1252] Windows-1252
       *[xml-escapes] text with XML escapes
    }
